"""What a member sees and sets about themselves."""
