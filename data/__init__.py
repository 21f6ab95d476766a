"""Tables, enums, migrations, named queries, campaign files and templates. Imports no other room."""
