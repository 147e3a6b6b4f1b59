// Matrix: to come.
