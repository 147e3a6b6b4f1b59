"""What we say: curated Turtle by subject and, in articles/, texts with their metadata; no vocabulary."""
