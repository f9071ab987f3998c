"""What every domain stands on: tenancy, actors, history, events, numbers, files, jobs, mail, documents."""
