"""The calendar of a year as officers choose it: which days are open, who may choose, and what a choice moves."""
