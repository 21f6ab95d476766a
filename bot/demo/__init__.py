"""The demo joins the program and the sandbox."""
