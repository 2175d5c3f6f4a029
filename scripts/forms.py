"""Writes the forms of .github/ again from the schemas; tests/test_forms.py says when that is due."""

from pathlib import Path

from generator.drafting.forms import forms

ROOT = Path(__file__).parents[1]

for name, text in forms():
    (ROOT / name).parent.mkdir(parents=True, exist_ok=True)
    (ROOT / name).write_text(text, "utf-8")
