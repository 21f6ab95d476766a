from __future__ import annotations

from tests.pushes.conftest import both, either, emptied_postgres, other_kind, tree

__all__ = ["both", "either", "emptied_postgres", "other_kind", "tree"]
