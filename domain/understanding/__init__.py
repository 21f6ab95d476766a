"""What somebody means who types a sentence: read by rule from phrases and words that are data, without a model."""
