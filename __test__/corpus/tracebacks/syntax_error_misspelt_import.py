# A misspelt statement.
imprt math
