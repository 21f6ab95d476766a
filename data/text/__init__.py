"""Vietnamese letters as rules: which spellings are one word, and which name stands before which."""
