"""What all content files share: how they are read, how dates and values are written in them, what goes wrong."""
