"""Forms: what is asked, as data (data/forms), and how a draft moves through it."""
