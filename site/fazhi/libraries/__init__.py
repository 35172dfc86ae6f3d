"""What the site says and does differently from the libraries it is built of, checked against their text."""
