"""The menus."""
