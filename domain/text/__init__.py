"""Vietnamese text: spelling, characters, dates, and the templates of everything that is said."""
