"""What leaves the site on paper: any public page as PDF, and a poster for whatever has a short link."""
