"""Files in and out: what a text file is made of, so that it goes back as it came."""
