"""One file for each command, imported when the command is called. The table: data/templates/commands/help.yaml."""
