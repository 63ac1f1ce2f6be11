"""Values and rules of the rating of customs service; standard library only, no input or output."""
