"""Lists in and out: CSV files of offices, XLSX files of the program."""
