"""A service or an agency in, its JSON-LD for the page's head out: CPSV-AP's public service and schema.org's in one."""

from generator.targets.linked.graph import Linked
from generator.targets.linked.office import about_office
from generator.targets.linked.service import about_service

__all__ = ["Linked", "about_office", "about_service"]
