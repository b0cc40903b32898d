"""The scenarios that come with the product, one YAML file each: `<slug>.<language>.yaml`; run it to check and play them."""
