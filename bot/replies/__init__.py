"""What is sent to a person after the commit of their turn."""
