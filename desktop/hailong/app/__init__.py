"""The composition root: builds everything by constructor; the only place that imports all layers."""
