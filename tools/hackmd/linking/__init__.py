"""Where the links of notes lead: to pages that are here, by all the names that HackMD has for a note."""
