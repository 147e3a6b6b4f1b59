// Article: to come.
