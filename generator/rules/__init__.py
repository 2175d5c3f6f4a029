"""A finished value in, problems out: where (a path of keys), which rule, and the words of its sentence."""

from generator.rules.registry import FAMILIES, Konteks, Problem, Rule, check, rule, rules

__all__ = ["FAMILIES", "Konteks", "Problem", "Rule", "check", "rule", "rules"]
