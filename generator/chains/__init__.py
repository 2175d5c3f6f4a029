"""What a service gives and another asks for, and the paths of life events: services in, links both ways out."""

from generator.chains.events import FILE, Jalan, Tahapan, judge, paths
from generator.chains.jalinan import Asal, Dokumen, Jalinan, Pemakai, address
from generator.chains.linking import link
from generator.chains.papers import Kamus, Sebutan, paper_key
from generator.chains.remembered import Recall

__all__ = [
    "Asal",
    "Dokumen",
    "FILE",
    "Jalan",
    "Jalinan",
    "Kamus",
    "Pemakai",
    "Recall",
    "Sebutan",
    "Tahapan",
    "address",
    "judge",
    "link",
    "paper_key",
    "paths",
]
