"""A service, an agency or the regency in, JSON-LD for its page's head out: CPSV-AP and schema.org in one graph."""

from generator.targets.linked.graph import Linked
from generator.targets.linked.office import about_office
from generator.targets.linked.regency import about_regency
from generator.targets.linked.service import about_service

__all__ = ["Linked", "about_office", "about_regency", "about_service"]
