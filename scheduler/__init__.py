"""The ticks: remind, release, deliver, digest, retain. Knows only the ports of the domain."""
