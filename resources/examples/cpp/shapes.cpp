// Classes: every shape knows its own area.
#include <iostream>
#include <memory>
#include <numbers>
#include <vector>

using namespace std;

class Shape
{
public:
    virtual ~Shape() = default;
    virtual double area() const = 0;
};

class Circle : public Shape
{
public:
    explicit Circle(double radius)
        : radius(radius)
    {
    }
    double area() const override { return numbers::pi * radius * radius; }

private:
    double radius;
};

class Rectangle : public Shape
{
public:
    Rectangle(double width, double height)
        : width(width)
        , height(height)
    {
    }
    double area() const override { return width * height; }

private:
    double width, height;
};

int main()
{
    vector<unique_ptr<Shape>> shapes;
    shapes.push_back(make_unique<Circle>(1));
    shapes.push_back(make_unique<Rectangle>(2, 3));

    for (const auto &shape : shapes)
        cout << "Area: " << shape->area() << endl;
    return 0;
}
