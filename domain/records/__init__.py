"""Records: what people hand in, and what officers decide."""
