"""The bar of an import and its report."""
