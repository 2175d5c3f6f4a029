"""Two moments of standards/ in; for each service what changes for the applicant, and what breaks a promise, out."""

from generator.proposal.amendments import join, judge
from generator.proposal.compare import propose
from generator.proposal.proposal import Berkas, Bersama, Nasib, Proposal, Rusak, Tanda, Usulan
from generator.proposal.state import State

__all__ = ["Berkas", "Bersama", "Nasib", "Proposal", "Rusak", "State", "Tanda", "Usulan", "join", "judge", "propose"]
