"""What the pages say, and in which language: phrases, their translations, the words of a template."""
