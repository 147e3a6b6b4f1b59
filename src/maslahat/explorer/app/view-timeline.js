// Timeline: to come.
