"""Close Reader: a desktop program for people who read closely."""
