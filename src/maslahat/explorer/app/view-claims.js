// Claims: to come.
