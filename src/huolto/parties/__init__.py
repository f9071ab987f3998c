"""Who there is: organisations by role, persons, logins, grants, places, cost centres, contacts."""
