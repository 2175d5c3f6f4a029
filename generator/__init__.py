"""Service standards as YAML files in; a website, notice boards, diffs and data out."""
