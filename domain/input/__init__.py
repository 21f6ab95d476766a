"""What a person did, in words that every channel shares."""
