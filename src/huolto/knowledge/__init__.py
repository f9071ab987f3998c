"""What the provider tells its readers, and what they say to it: articles, announcements, feedback on pages."""
