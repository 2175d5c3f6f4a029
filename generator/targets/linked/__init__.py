"""A service, an agency, a life event or the regency in, its page's JSON-LD out: CPSV-AP and schema.org in one."""

from generator.targets.linked.event import about_event
from generator.targets.linked.graph import Linked
from generator.targets.linked.office import about_office
from generator.targets.linked.regency import about_regency
from generator.targets.linked.service import about_service

__all__ = ["Linked", "about_event", "about_office", "about_regency", "about_service"]
