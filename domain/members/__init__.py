"""Members and officers: joining, belonging, being confirmed, holding a role."""
