"""What template strings are."""

from _templatelib import Interpolation, Template, convert
