"""Line breaking, and pages as a compositor sees them: reading them back, finding faults, laying out again."""
