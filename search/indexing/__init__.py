"""How the index comes to hold what is public: change by change, or built anew as a whole."""
