"""Made-up content for components: Chinese data, not interface. No real person, number or decision."""
